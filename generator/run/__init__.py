"""How work is done: remembered, one after another, or spread over processes.

Owns the engine, the memo and the executors. Knows no noun of the model and no stage.
"""
