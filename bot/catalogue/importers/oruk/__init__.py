"""Open Referral UK: the reader of version 3.0 (HSDS-UK), kind to 1.0 and to Outpost.

Sources: https://docs.openreferraluk.org (HSDS-UK 3.0), and the shapes that live feeds have.
"""
