"""What a text says of when and how long: English time expressions with their TIMEX3 values and intervals of days."""
