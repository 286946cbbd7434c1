"""Who a visitor is, what they may do, and how much of it."""
