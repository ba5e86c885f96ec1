"""The assistant by telephone and by text: see docs/telephone.md.

``signature`` tells whether Twilio asked, ``caller`` who rang, without keeping the number. ``call``
and ``texts`` carry a conversation on: ``hearing`` knows what words and keys mean, ``pieces`` and
``pages`` cut answers, ``prompts`` says what the assistant does not, ``twiml`` writes what Twilio
does next.
"""
