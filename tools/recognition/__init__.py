"""Which exercise a photo shows: reading pictures, finding the pose, and the exercises that look alike."""
