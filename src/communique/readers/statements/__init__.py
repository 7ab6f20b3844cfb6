"""Who said what to whom: one (speakers, cue, content) triple a statement."""
