"""All that the Rasa server loads. The only part of the project that imports Rasa."""
