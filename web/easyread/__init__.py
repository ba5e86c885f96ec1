"""Sheets to print for people who read little: large, one idea a line, a picture at the left."""
