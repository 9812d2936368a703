"""Payment (chi): an advance (tạm ứng) or a payment (thanh toán) out of what is held for an agreement."""
