"""The site generators that Klimaatwerf runs in; each only translates."""
