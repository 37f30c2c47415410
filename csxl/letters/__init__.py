"""Letters to the agencies: merged, drafted as mails, and sent once each."""
