"""Agreement (hợp đồng thực hiện đề án): over one or more dossiers of one implementer; money is held before it is signed."""
