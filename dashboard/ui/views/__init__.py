"""One module a page; Streamlit runs them."""
