"""The criteria (tiêu chí) of a cluster's plan, establishment and expansion, judged by the law of a day."""
