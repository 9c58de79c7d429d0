"""What people signed or accepted, and what has changed since."""
