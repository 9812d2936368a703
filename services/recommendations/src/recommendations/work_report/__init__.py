"""Work reports (báo cáo công tác quý): the results of a quarter and the plan of the next, composed from records."""
