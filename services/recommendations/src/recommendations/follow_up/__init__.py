"""Follow-ups (theo dõi sau trả lời): what a reply promised, until it is kept or given up."""
