"""How CMSs send articles: what a connector is, and how one is found by lying in ``kinds``."""
