"""Acronyms of English that stand for themselves: whoever reads the news knows them, and sources spell them out.

From general knowledge of the English-language press; none was taken from a list. The two-letter codes of the states of
the USA are those of its postal service.
"""

from __future__ import annotations

_STATES_AND_ALLIANCES = "US USA UK EU UN NATO UAE USSR UNESCO BRICS ROK DPRK PRC"
_OFFICES = "PM MP MEP CEO CFO COO CTO VP QC POTUS CIA FBI NSA DHS DOJ DOD MOD GOP"
_MONEY = "GDP VAT IPO USD EUR GBP JPY CHF RUB UAH PLN KZT BYN CZK CNY INR AUD CAD HUF TRY SEK NOK DKK IMF WTO"
_SCIENCE = "DNA RNA PCR HIV AIDS COVID SARS MERS MRI ICU IQ AI IT IVF ADHD PTSD OCD GP ECG EKG CPR WHO"
_MEDIA = "TV BBC CNN HBO NBC CBS ABC AP AFP PR FM AM DVD CD PC USB URL HTML PDF GPS SMS MMS VPN SIM LED LCD HD ID VIP"
_SPORT = "FIFA UEFA NBA NFL NHL MLB UFC IOC WADA FC AC PSG F1 VAR MVP WBC WBA IBF WBO"
_ARMS = "WMD TNT RPG IED ISIS ISIL NGO POW MIA SAS RAF WW WWI WWII"
_LIFE = "OK DIY RSVP ASAP FAQ RIP SOS BC AM CV PHD MBA DJ MC SUV ATM HQ HR AKA LGBT LGBTQ DUI LOL OMG"
_TIME = "GMT UTC EST EDT CET CEST BST PST PDT MSK EET"
_UNITS = "KW MW GW TW KB MB GB TB MHZ GHZ MPH KPH PSI PPM"
_PLACES = "DC LA NY NYC NZ SF"
_POSTAL = (
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA "
    "RI SC SD TN TX UT VT VA WA WV WI WY"
)

EVERYDAY: frozenset[str] = frozenset(
    " ".join(
        [_STATES_AND_ALLIANCES, _OFFICES, _MONEY, _SCIENCE, _MEDIA, _SPORT, _ARMS, _LIFE, _TIME, _UNITS, _PLACES]
    ).split()
)
"""Known without a word of explanation."""
POSTAL_CODES: frozenset[str] = frozenset(_POSTAL.split())
"""States of the USA as they stand behind a town: Austin, TX."""
