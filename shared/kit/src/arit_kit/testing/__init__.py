"""What a service's tests stand on."""
