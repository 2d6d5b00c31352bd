"""What creators earn and how they are paid. Fields follow the specification, section 8."""
