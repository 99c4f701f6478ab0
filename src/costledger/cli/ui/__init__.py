"""What commands share: options, questions, words, help, and how answers are printed."""
