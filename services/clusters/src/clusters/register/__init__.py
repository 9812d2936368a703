"""The register of industrial clusters (cụm công nghiệp): their plan lines, decisions and figures, by day."""
