"""The interchangeable models behind the ChatModel port."""
