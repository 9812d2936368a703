"""`make demo`: the Agency's year 2022, told call by call through the gateway, as officials would live it."""
