class C:
    def a(self):
        ### BEGIN SOLUTION
        return 1
        ### END SOLUTION

    def given(self):
        return 2

    def b(self):
        if self.given():
            ### BEGIN SOLUTION
            return 3
            ### END SOLUTION
        return 4
