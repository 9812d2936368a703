"""The chassis of a service: what every one of them needs and none should write twice."""
