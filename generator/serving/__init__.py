"""A guide served from memory: what is read is kept, and a page is rendered when somebody asks for it."""
