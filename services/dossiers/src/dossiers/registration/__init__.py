"""Registration (đăng ký kế hoạch): a year's list of projects, whose lines are the dossiers."""
