"""Files of many articles, and of the claims read from them."""
