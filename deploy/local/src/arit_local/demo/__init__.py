"""`make demo`: the story of Vĩnh Long 2022, told call by call through the gateway, as an official would live it."""
