"""Plain Python: simulation, queues, indicators, charts."""
