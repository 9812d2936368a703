"""Field surveys (khảo sát thực tế) of the Agency's centres, and the candidates that they find for a plan year."""
