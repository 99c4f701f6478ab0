"""What we promise about speed, as ratios measured side by side in one run."""
