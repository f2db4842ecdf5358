"""What the YAML says: records without input, output or scoring."""
