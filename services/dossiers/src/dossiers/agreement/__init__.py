"""Agreement (hợp đồng thực hiện đề án): over dossiers of one implementer; money is held before it is signed."""
