"""Recovery (thu hồi): money that came back of what was advanced or paid beyond what was accepted."""
