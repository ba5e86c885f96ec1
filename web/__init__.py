"""The web server: the conversation API, the pages, and the widget's files."""
