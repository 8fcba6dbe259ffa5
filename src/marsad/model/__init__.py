"""Records, dates, windows and estimates: pure values that know no file and no engine."""
