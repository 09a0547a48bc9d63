"""Capitalised English words that are no names: of the calendar, of address, of peoples and faiths."""

from __future__ import annotations

_CALENDAR = """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February April June July September October
    November December
"""
_TITLES = """
    Mr Mrs Ms Dr Prof Sir Sts St Lord Lady Madam Mister Miss Saint Rep Reps Sen Sens Gov Gen Capt Cpt Lt Col Maj Sgt
    Det Insp Supt Cmdr Adm Rev Fr Hon Pres Jr PhD Dept Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Ave Blvd Inc
    Ltd Corp
"""
_PEOPLES = """
    Swiss Czech Czechs Dutch French Welsh Greek Greeks Turk Turks Arab Arabs Thai Iraqi Iraqis Israeli Israelis
    Afghan Afghans Pakistani Pakistanis Kuwaiti Saudi Saudis Qatari Yemeni Omani Emirati Uzbek Uzbeks Kazakh Kazakhs
    Kyrgyz Tajik Tajiks Turkmen Azeri Azeris Slavic Slav Slavs Slovak Slovaks Slovene Slovenes Serb Serbs Croat
    Croats Pole Poles Dane Danes Swede Swedes Finn Finns Scot Scots Spaniard Spaniards Basque Catalan Catalans Jew
    Jews Jewish Muslim Muslims Christian Christians Orthodox Catholic Catholics Kurd Kurds Tatar Tatars Chechen
    Chechens Buryat Buryats Cypriot Cypriots Celt Celtic Nordic Baltic Balkan Islamic Islamist Nazi Nazis Soviet
    Soviets Bolshevik
"""

CALENDAR = frozenset(_CALENDAR.split())
"""Days and months, without those that are also names (May, March, August)."""
TITLES = frozenset(_TITLES.split())
"""Titles and shortened words beside names."""
PEOPLES = frozenset(_PEOPLES.split())
"""Words for peoples that no ending gives away, and for faiths; ordinary adjectives of other languages become them."""
