"""The service's commands, a file each. They join `exonym` through the entry points exonym.commands."""
