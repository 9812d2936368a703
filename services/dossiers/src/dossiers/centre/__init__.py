"""Promotion centres of the provinces (trung tâm khuyến công): their structure by day, and the reviews of them."""
