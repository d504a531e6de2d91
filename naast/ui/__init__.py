"""The look: base templates, components and design tokens."""
