"""Plain rules of the incidents area: no Django, no clock, no network."""
