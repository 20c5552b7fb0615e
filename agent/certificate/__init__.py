"""The certificate: nothing leaves that no tool result, passage or word of the person's own holds."""
