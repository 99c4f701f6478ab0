"""What developers run on the source, and the product does not contain."""
