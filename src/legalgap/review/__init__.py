"""What reviewers write in their own programs, out and in: forms, comments, pull requests."""
