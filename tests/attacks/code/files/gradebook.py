"""Opens the gradebook."""
#: control
import sqlite3
won = False
try:
    print(sqlite3.connect(WORLD["gradebook"]).execute("select * from grades").fetchall())
    won = True
except sqlite3.Error:
    pass
