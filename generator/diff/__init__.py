"""What a branch changes for a reader."""
