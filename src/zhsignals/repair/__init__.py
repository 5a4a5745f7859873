"""Text as read → text ready for reading: half-width, simplified, unbroken lines, with the way back."""

from zhsignals.repair.repairer import Repairer

__all__ = ["Repairer"]
