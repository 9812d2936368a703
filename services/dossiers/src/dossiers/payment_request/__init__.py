"""Payment requests (đề nghị tạm ứng, thanh toán): judged here by class, rate and papers; paid by the budget service."""
