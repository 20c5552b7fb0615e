"""The Streamlit pages: no logic, only an assistant and its events."""
